create table if not exists muster_run (
  run_id varchar(1000) primary key,
  runbook varchar(1000) not null,
  digest varchar(64) not null,
  plan varchar(32) not null,
  state varchar(16) not null,
  outcome varchar(16),
  waits_until varchar(40),
  node varchar(1000) not null,
  epoch bigint not null,
  events bigint not null,
  started varchar(40) not null,
  changed varchar(40) not null
);
create table if not exists muster_start (
  run_id varchar(1000) primary key,
  data varchar(1073741824) not null
);
create table if not exists muster_event (
  run_id varchar(1000) not null,
  event_number bigint not null,
  step varchar(4000),
  attempt integer,
  data varchar(1073741824) not null,
  primary key (run_id, event_number),
  unique (run_id, step, attempt)
);
create table if not exists muster_replica (
  site varchar(1000) not null,
  name varchar(1000) not null,
  state varchar(32) not null,
  restore_point varchar(4000) not null,
  since varchar(40) not null,
  run_id varchar(1000) not null,
  primary key (site, name)
);
create table if not exists muster_owner (
  site varchar(1000) not null,
  name varchar(1000) not null,
  run_id varchar(1000) not null,
  primary key (site, name)
);
create index if not exists muster_owned on muster_owner (run_id)
