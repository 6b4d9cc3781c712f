runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas {
        snapshot 'db01'
    }
    failover {
        group('databases') {
            for (name in ['db01', 'db02', 'db03']) {
                vm name
            }
        }
    }
}
