runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas {
        snapshot 'db01'
        snapshot 'app01'
        snapshot 'report01'
    }

    failover {
        before {                              // nothing is failed over when this call fails
            call 'https://status.example.com/api/incident', method: 'POST', body: [state: 'dr'], retries: 3,
                 undo: { call 'https://status.example.com/api/incident', method: 'DELETE' }
        }
        group('shop') {
            vm 'db01', timeout: 15.minutes    // for each attempt
            vm 'app01', retries: 2            // three attempts, ten seconds apart
        }
        group('reports', critical: false) {   // a failure here is told, and the plan goes on
            vm 'report01'
        }
        after {                               // a warning when it fails
            notify 'smtp:mail.example.com?to=dr-team@example.com', subject: 'The shop runs in Frankfurt'
        }
        onFailure undo                        // take everything back
    }
}
