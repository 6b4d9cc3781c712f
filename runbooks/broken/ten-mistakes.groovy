runbook('shop') {
    titel 'Shop: Berlin to Frankfurt'
    rto 30.min
    sites production: 'berlin', recovery: 'berlin'
    networks {
        map 'VM Network', to: 'DR Network', test: 'DR Network'
    }
    replicas {
        snapshot 'db01'
        snapshot 'app01'
        snapshot 'app01'
    }
    failover {
        group('databases') {
            vm 'db01', dealy: 30.seconds
            verify { tcp 'db01', port: 70000, within: 5.minutes }
        }
        group('apps', after: 'database') {
            vm 'app02'
            wait '5 minutes'
        }
    }
}
