runbook('erp') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas {
        snapshot 'db01'
        cdp 'mq01'
        universal 'ora01', mountHost: 'mnt01'
        vapp 'portal', of: ['portal-db', 'portal-web']
    }
    failover {
        group('all') { vm 'db01' }
    }
    addresses { map '10.1.20.0/24', to: '10.2.20.0/25' }
}
