runbook('erp') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas {
        snapshot 'db01'
        vapp 'portal', of: []
    }
    failover {
        group('all') { vm 'db01' }
    }
}
