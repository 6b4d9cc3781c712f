failover { group('all') { vm 'db01' } }
