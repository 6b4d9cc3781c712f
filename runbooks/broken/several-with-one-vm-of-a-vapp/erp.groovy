runbook('erp') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { vapp 'portal', of: ['portal-db', 'portal-web'] }
    failover {
        group('all') { vapp 'portal' }
    }
}
