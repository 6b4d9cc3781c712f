runbook('two-subnets') {
    sites production: 'berlin', recovery: 'frankfurt'

    networks {
        map 'VM Network', to: 'DR Network', test: 'DR Isolated'
    }
    addresses {
        map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.2.20.1', dns: ['10.2.0.53']
    }

    replicas {
        snapshot 'db01'
        cdp 'mq01'
    }

    failover {
        group('data') {
            vm 'db01'
            vm 'mq01'
            verify { tcp 'db01', port: 5432, within: 5.minutes }
        }
    }
}
