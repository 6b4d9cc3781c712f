runbook('erp') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas {
        snapshot 'db01'
        snapshot 'db02'
        snapshot 'app01'
        snapshot 'mon01'
    }

    failover {
        group('databases') {
            vm 'db01'
            vm 'db02', delay: 60.seconds      // at least a minute after the start of db01
            verify {                          // when db01 and db02 are up, both checks side by side
                tcp 'db01', port: 5432, within: 5.minutes
                tcp 'db02', port: 5432, within: 5.minutes
            }
        }
        group('apps') {                       // after the databases: they are written before it
            powerOff 'test-app', site: 'frankfurt'
            vm 'app01'                        // when test-app is off
        }
        group('monitoring', after: none) {    // at once, beside the databases
            vm 'mon01'
        }
    }
}
