// What differs from a lab that is made to fit minimal.groovy.
lab {
    vm 'db01', boot: 40.seconds
    takes revertToSnapshot: 12.seconds, powerOn: 4.seconds
}
