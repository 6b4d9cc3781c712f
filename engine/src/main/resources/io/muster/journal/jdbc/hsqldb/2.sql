create index if not exists muster_run_next on muster_run (state, waits_until)
