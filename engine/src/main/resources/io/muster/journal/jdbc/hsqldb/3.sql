create table if not exists muster_report (
  report_number bigint primary key,
  run_id varchar(1000) not null,
  digest varchar(64) not null,
  previous varchar(64) not null,
  hash varchar(64) not null
);
create index if not exists muster_reported on muster_report (run_id)
