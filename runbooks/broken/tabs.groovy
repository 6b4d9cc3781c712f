runbook('shop') {
	sites production: 'berlin', recovery: 'frankfurt'
	replicas { snapshot 'db01' }
	failover {
		group('all') {
			vm	'db01',	delai: 30.seconds
		}
	}
}
