runbook('erp') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01' }
    failover {
        before { call 'https://status.example.com', method: 'POST', body: [state: dr, machines: [1, db01]], undo: { } }
        group('all') { vm 'db01' }
    }
}
