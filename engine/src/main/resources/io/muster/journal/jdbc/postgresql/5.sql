create table if not exists muster_notice (
  target text not null,
  about text not null,
  name text not null,
  told bigint not null,
  failing_since text,
  primary key (target, about, name)
)
