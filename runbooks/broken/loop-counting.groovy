runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            for (int i = 0; i < 3; i++) { vm "db0$i" }
        }
    }
}
