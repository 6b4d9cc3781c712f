runbook('crm') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'portal-db' }
    failover {
        group('all') { vm 'portal-db' }
    }
}
