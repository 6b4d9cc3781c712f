def machines = 1..3
