console.log('not here yet');
