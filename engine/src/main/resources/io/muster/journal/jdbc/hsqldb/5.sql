create table if not exists muster_notice (
  target varchar(1000) not null,
  about varchar(16) not null,
  name varchar(1000) not null,
  told bigint not null,
  failing_since varchar(40),
  primary key (target, about, name)
)
