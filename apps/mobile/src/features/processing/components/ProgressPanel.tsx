import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Session } from '../../../lib/api/types';
import { formatBytes, formatPercent } from '../../../lib/format';
import { sentBytes } from '../../../lib/upload/part-plan';
import type { QueuedFilm } from '../../../lib/upload/queued-film';
import { useLanguage } from '../../../lib/use-language';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Screen } from '../../../ui/Screen';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { AdviceList } from '../../shared/AdviceList';
import { stepStates, steps, type ProcessingView } from '../processing.model';
import { useEtaText } from '../use-eta-text';
import { PartsBar } from './PartsBar';
import { StepRow } from './StepRow';

export interface ProgressPanelProps {
  header: ReactNode;
  view: ProcessingView;
  film: QueuedFilm | undefined;
  session: Session | undefined;
  onHome: () => void;
}

/** The film on its way: one big figure, the four steps, and leave to walk away. */
export function ProgressPanel({ header, view, film, session, onHome }: ProgressPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const etaText = useEtaText();
  const states = stepStates(view);
  const fraction =
    view.kind === 'sending' || view.kind === 'paused'
      ? view.fraction
      : view.kind === 'working'
        ? view.percent / 100
        : 0;
  const stageText =
    view.kind === 'working'
      ? t(`session.stage.${view.stage}`)
      : view.kind === 'sending' && view.isFinishing
        ? t('processing.finishing')
        : t(
            `processing.${view.kind === 'sending' ? 'sending' : view.kind === 'paused' ? 'paused' : 'preparing'}`,
          );
  const detail =
    view.kind === 'working'
      ? etaText(view.etaSeconds)
      : view.kind === 'sending' && film !== undefined
        ? t('processing.sentOf', {
            sent: formatBytes(sentBytes({ stage: 'sending', parts: view.parts }), language),
            total: formatBytes(film.sizeBytes, language),
          })
        : view.kind === 'paused'
          ? t('processing.pausedShort')
          : t('processing.moment');
  return (
    <Screen
      testID="processing-screen"
      header={header}
      footer={
        <>
          <Text variant="caption" color="inkMuted" align="center">
            {view.kind === 'working' ? t('processing.leaveWorking') : t('processing.leaveSending')}
          </Text>
          <Button
            testID="processing-home"
            label={t('processing.goHome')}
            tone="outline"
            icon="home"
            onPress={onHome}
          />
        </>
      }
    >
      <Card style={styles.card}>
        <Text testID="processing-percent" variant="numeral" color="primary" align="center">
          {formatPercent(fraction, language)}
        </Text>
        <Text
          testID="processing-stage"
          variant="heading"
          align="center"
          aria-live="polite"
          level={2}
        >
          {stageText}
        </Text>
        {view.kind === 'sending' ? (
          <PartsBar parts={view.parts} label={stageText} />
        ) : (
          <ProgressBar testID="processing-bar" fraction={fraction} label={stageText} />
        )}
        <Text testID="processing-eta" variant="caption" color="inkMuted" align="center">
          {detail}
        </Text>
      </Card>
      {view.kind === 'paused' && (
        <Banner
          testID="processing-paused"
          tone="warning"
          icon="offline"
          title={t('processing.pausedTitle')}
          message={t('processing.pausedMessage')}
        />
      )}
      <View role="list" style={styles.steps}>
        {steps.map((step, index) => (
          <StepRow
            key={step}
            title={t(`processing.step.${step}`)}
            state={states[step]}
            isLast={index === steps.length - 1}
          />
        ))}
      </View>
      {session !== undefined && <AdviceList advice={session.advice} />}
    </Screen>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.md, paddingVertical: space.xl },
  steps: { paddingHorizontal: space.sm },
});
