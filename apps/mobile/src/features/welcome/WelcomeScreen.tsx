import { useAppNavigation } from '../../lib/navigation/routes';
import { WelcomePage } from './WelcomePage';

export function WelcomeScreen() {
  const navigation = useAppNavigation();
  return (
    <WelcomePage
      onRegister={() => navigation.navigate('Register')}
      onLogin={() => navigation.navigate('Login')}
    />
  );
}
