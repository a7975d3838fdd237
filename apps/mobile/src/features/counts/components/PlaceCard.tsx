import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { SessionStatus } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { IconButton } from '../../../ui/IconButton';
import { ListRow } from '../../../ui/ListRow';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { stageOf } from '../../shared/session-status.model';
import type { Place } from '../count.model';

export interface PlaceCardProps {
  place: Place;
  index: number;
  isOpen: boolean;
  onFilm: () => void;
  onTakeOut: (sessionId: string) => void;
}

/** A place of the shop with its films; one without a film asks for it. */
export function PlaceCard({ place, index, isOpen, onFilm, onTakeOut }: PlaceCardProps) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const name = place.area ?? t('counts.noArea');
  const isFilmed = place.sessions.length > 0;
  return (
    <Card testID={`place-${index}`} style={styles.card}>
      <Text variant="heading" level={2}>
        {name}
      </Text>
      {place.sessions.map((session) => {
        // A film is in one of the states that sessions have.
        const stage = stageOf(session.status as SessionStatus);
        const { id } = session;
        return (
          <View key={id} style={styles.film}>
            <View style={styles.row}>
              <ListRow
                testID={`film-${id}`}
                icon={stage === 'ready' ? 'success' : 'film'}
                title={session.name}
                detail={t(`session.stage.${stage}`)}
                onPress={() =>
                  stage === 'ready'
                    ? navigation.navigate('Report', { sessionId: id })
                    : navigation.navigate('Processing', { sessionId: id })
                }
              />
            </View>
            {isOpen && (
              <IconButton
                testID={`film-out-${id}`}
                icon="close"
                label={t('counts.takeOut', { name: session.name })}
                onPress={() => onTakeOut(id)}
              />
            )}
          </View>
        );
      })}
      {!isFilmed && <Text color="inkMuted">{t('counts.notFilmed')}</Text>}
      {isOpen && (
        <Button
          testID={`place-film-${index}`}
          label={isFilmed ? t('counts.filmMore') : t('counts.film')}
          icon="video"
          tone={isFilmed ? 'quiet' : 'accent'}
          onPress={onFilm}
        />
      )}
    </Card>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.sm },
  film: { flexDirection: 'row', alignItems: 'center', marginHorizontal: -space.lg },
  row: { flex: 1 },
});
