runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01' }
    failover {
        group('databases') {
            vm 'db01'
            perform 'look'
        }
    }
    procedure('look') {
        verify { tools 'db02', within: 5.minutes }
    }
}
