// A replica of each kind, there and back. Every operation of the life cycle works on it: try
// muster run FILE failover, then failback, then commit, or undo, or permanent.
runbook('four-kinds') {
    title 'Four kinds: Berlin to Frankfurt'
    rto 30.minutes
    rpo 15.minutes

    sites production: 'berlin', recovery: 'frankfurt'
    networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }

    replicas {
        snapshot  'db01'
        cdp       'mq01'
        universal 'ora01', mountHost: 'mnt01'
        vapp      'portal', of: ['portal-db', 'portal-web']
    }

    failover {
        group('data') {
            vm 'db01'
            vm 'mq01'
            vm 'ora01', delay: 30.seconds
            verify { tcp 'db01', port: 5432, within: 5.minutes }
        }
        group('front', after: 'data') { vapp 'portal' }
    }

    failback {
        to location(host: 'esx1.berlin', network: 'VM Network')     // the only way back for a universal replica
        switchover automatic
    }
}
