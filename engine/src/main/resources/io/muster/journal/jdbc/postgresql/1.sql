create table if not exists muster_run (
  run_id text primary key,
  runbook text not null,
  digest text not null,
  plan text not null,
  state text not null,
  outcome text,
  waits_until text,
  node text not null,
  epoch bigint not null,
  events bigint not null,
  started text not null,
  changed text not null
);
create table if not exists muster_start (
  run_id text primary key,
  data text not null
);
create table if not exists muster_event (
  run_id text not null,
  event_number bigint not null,
  step text,
  attempt integer,
  data text not null,
  primary key (run_id, event_number)
);
create unique index if not exists muster_attempt on muster_event (run_id, step, attempt)
  where attempt is not null;
create table if not exists muster_replica (
  site text not null,
  name text not null,
  state text not null,
  restore_point text not null,
  since text not null,
  run_id text not null,
  primary key (site, name)
);
create table if not exists muster_owner (
  site text not null,
  name text not null,
  run_id text not null,
  primary key (site, name)
);
create index if not exists muster_owned on muster_owner (run_id)
