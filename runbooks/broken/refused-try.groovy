runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            try { vm 'db01' } catch (Exception e) { vm 'app01' }
        }
    }
}
