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
    networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
    drills { every '0 0 25 ? * SAT', zone: 'Europe/Berlin' }
}
