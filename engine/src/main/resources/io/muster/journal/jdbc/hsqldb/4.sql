create table if not exists muster_drill (
  schedule varchar(1000) primary key,
  times varchar(1000) not null,
  decided_until varchar(40) not null
)
