create table if not exists muster_token (
  name varchar(200) primary key,
  hash varchar(64) not null,
  may varchar(32) not null,
  patterns varchar(100000) not null,
  created varchar(40) not null,
  created_by varchar(1000) not null,
  expires varchar(40),
  unique (hash)
);
create table if not exists muster_audit (
  audit_number bigint primary key,
  happened varchar(40) not null,
  who varchar(1000) not null,
  origin varchar(1000) not null,
  what varchar(200) not null,
  about varchar(4000) not null,
  why varchar(100000) not null,
  outcome varchar(100000) not null,
  previous varchar(64) not null,
  hash varchar(64) not null
);
create table if not exists muster_request (
  person varchar(1000) not null,
  request_key varchar(1000) not null,
  digest varchar(64) not null,
  primary key (person, request_key)
)
