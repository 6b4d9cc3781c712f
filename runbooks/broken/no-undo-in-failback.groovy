runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01' }
    failover {
        group('databases') { vm 'db01' }
    }
    failback {
        onFailure undo
        before { call 'https://dns.example.com/api/shop', method: 'PUT' }
    }
}
