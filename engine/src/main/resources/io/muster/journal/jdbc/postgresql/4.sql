create table if not exists muster_drill (
  schedule text primary key,
  times text not null,
  decided_until text not null
)
