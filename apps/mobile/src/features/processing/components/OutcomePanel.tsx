import { Picture } from '../../../ui/Picture';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Session } from '../../../lib/api/types';
import type { QueuedFilm } from '../../../lib/upload/queued-film';
import { Banner } from '../../../ui/Banner';
import { EmptyShelfDrawing } from '../../../ui/drawings/EmptyShelfDrawing';
import { FilmTroubleDrawing } from '../../../ui/drawings/FilmTroubleDrawing';
import { Screen } from '../../../ui/Screen';
import { Text } from '../../../ui/Text';
import { radius, space } from '../../../ui/theme/tokens';
import { AdviceList } from '../../shared/AdviceList';
import type { ProcessingView } from '../processing.model';
import { useOutcomeText } from '../use-outcome-text';
import { OutcomeActions } from './OutcomeActions';

export interface OutcomePanelProps {
  header: ReactNode;
  view: ProcessingView;
  film: QueuedFilm | undefined;
  session: Session | undefined;
  onHome: () => void;
  onRetake: () => void;
}

/** The film went no further: why, what it looked like, that nothing was charged, what to do. */
export function OutcomePanel({ header, view, film, session, onHome, onRetake }: OutcomePanelProps) {
  const { t } = useTranslation();
  const outcome = useOutcomeText()(view);
  const isFree =
    view.kind !== 'elsewhere' && view.kind !== 'needsCredits' && session?.charged !== true;
  const imageUrl = view.kind === 'failed' ? (view.failure?.imageUrl ?? null) : null;
  return (
    <Screen
      testID="processing-outcome"
      header={header}
      footer={
        <OutcomeActions
          view={view}
          film={film}
          session={session}
          onHome={onHome}
          onRetake={onRetake}
        />
      }
    >
      <View style={styles.picture}>
        {imageUrl !== null ? (
          <Picture
            testID="processing-failure-image"
            uri={imageUrl}
            label={t('processing.failurePicture')}
            fit="cover"
            style={styles.image}
          />
        ) : view.kind === 'needsCredits' || view.kind === 'elsewhere' ? (
          <EmptyShelfDrawing />
        ) : (
          <FilmTroubleDrawing />
        )}
      </View>
      <Text testID="processing-failure-title" variant="display" level={2}>
        {outcome.title}
      </Text>
      <Text testID="processing-failure-detail" color="inkMuted">
        {outcome.message}
      </Text>
      {isFree && (
        <Banner
          testID="processing-not-charged"
          tone="success"
          icon="shield"
          title={t('processing.notChargedTitle')}
          message={t('processing.notChargedMessage')}
        />
      )}
      {session !== undefined && <AdviceList advice={session.advice} />}
    </Screen>
  );
}

const styles = StyleSheet.create({
  picture: { alignItems: 'center', paddingVertical: space.md },
  image: { width: '100%', height: 220, borderRadius: radius.lg },
});
