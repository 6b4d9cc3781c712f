create table if not exists muster_token (
  name text primary key,
  hash text not null,
  may text not null,
  patterns text not null,
  created text not null,
  created_by text not null,
  expires text,
  unique (hash)
);
create table if not exists muster_audit (
  audit_number bigint primary key,
  happened text not null,
  who text not null,
  origin text not null,
  what text not null,
  about text not null,
  why text not null,
  outcome text not null,
  previous text not null,
  hash text not null
);
create table if not exists muster_request (
  person text not null,
  request_key text not null,
  digest text not null,
  primary key (person, request_key)
)
