import {
  BottomTabBar,
  createBottomTabNavigator,
  type BottomTabBarProps,
} from '@react-navigation/bottom-tabs';
import { useTranslation } from 'react-i18next';
import { View } from 'react-native';

import type { TabParamList } from '../../lib/navigation/routes';
import { Icon, type IconName } from '../../ui/Icon';
import { useTheme } from '../../ui/theme/theme';
import { fonts } from '../../ui/theme/tokens';
import { screens } from './screens';

const Tab = createBottomTabNavigator<TabParamList>();

function tabIcon(name: IconName) {
  return function TabIcon({ color, focused }: { color: string; focused: boolean }) {
    return <Icon name={name} tint={color} size={24} strokeWidth={focused ? 2.5 : 2} />;
  };
}

const icons = {
  Home: tabIcon('home'),
  Catalogue: tabIcon('catalogue'),
  Credits: tabIcon('credits'),
  Profile: tabIcon('user'),
} as const;

function renderTabBar(props: BottomTabBarProps) {
  return (
    <View role="navigation">
      <BottomTabBar {...props} />
    </View>
  );
}

export function TabsNavigator() {
  const { t } = useTranslation();
  const { colors } = useTheme();
  return (
    <Tab.Navigator
      initialRouteName="Home"
      tabBar={renderTabBar}
      screenOptions={({ route }) => ({
        headerShown: false,
        tabBarIcon: icons[route.name],
        tabBarActiveTintColor: colors.primary,
        tabBarInactiveTintColor: colors.inkMuted,
        tabBarLabelStyle: { fontFamily: fonts.semibold, fontSize: 12 },
        tabBarLabelPosition: 'below-icon',
        tabBarStyle: {
          backgroundColor: colors.surface,
          borderTopColor: colors.border,
          height: 66,
          paddingTop: 6,
        },
      })}
    >
      <Tab.Screen
        name="Home"
        component={screens.Home}
        options={{ title: t('tabs.home'), tabBarButtonTestID: 'tab-home' }}
      />
      <Tab.Screen
        name="Catalogue"
        component={screens.Catalogue}
        options={{ title: t('tabs.catalogue'), tabBarButtonTestID: 'tab-catalogue' }}
      />
      <Tab.Screen
        name="Credits"
        component={screens.Credits}
        options={{ title: t('tabs.credits'), tabBarButtonTestID: 'tab-credits' }}
      />
      <Tab.Screen
        name="Profile"
        component={screens.Profile}
        options={{ title: t('tabs.profile'), tabBarButtonTestID: 'tab-profile' }}
      />
    </Tab.Navigator>
  );
}
