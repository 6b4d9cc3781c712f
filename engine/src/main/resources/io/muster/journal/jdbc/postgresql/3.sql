create table if not exists muster_report (
  report_number bigint primary key,
  run_id text not null,
  digest text not null,
  previous text not null,
  hash text not null
);
create index if not exists muster_reported on muster_report (run_id)
