// Drilled on working days.
runbook('shop') {
    title 'Shop: Berlin to Frankfurt'
    rto 30.minutes
    rpo 2.hours
    sites production: 'berlin', recovery: 'frankfurt'
    networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
    replicas { snapshot 'shop01' }
    failover {
        group('application') {
            vm 'shop01'
            verify { tcp 'shop01', port: 8080, within: 10.minutes }
        }
    }
    drills {
        every '0 0 4 ? * MON-FRI', zone: 'UTC'
    }
}
