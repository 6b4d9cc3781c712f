// Drilled at weekends, in the hour that the end of summer time repeats.
runbook('crm') {
    title 'CRM: Berlin to Frankfurt'
    rto 30.minutes
    rpo 2.hours
    sites production: 'berlin', recovery: 'frankfurt'
    networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
    replicas { snapshot 'crm01' }
    failover {
        group('application') {
            vm 'crm01'
            verify { tcp 'crm01', port: 8080, within: 10.minutes }
        }
    }
    drills {
        every '0 30 2 ? * SAT,SUN', zone: 'Europe/Berlin', keep: 10.minutes
    }
}
