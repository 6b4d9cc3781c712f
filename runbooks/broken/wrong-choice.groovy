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
        decide {
            commit when: checksPass
            within 2.hours, otherwise: keep
        }
    }
}
