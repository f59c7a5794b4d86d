type Light = 'red' | 'amber' | 'green';

const wait = async (light: Light): Promise<void> => {
  switch (light) {
    case 'red':
      return;
  }
};

export const careless = (anything: any): void => {
  wait(anything);
};
