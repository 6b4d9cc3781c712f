runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            vm 'db01', restorePoint: before('2026-11-20T10:00:00')
        }
    }
}
