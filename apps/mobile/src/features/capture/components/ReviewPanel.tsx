import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatBytes, formatClock } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Fact } from '../../../ui/Fact';
import { Screen } from '../../../ui/Screen';
import { ScreenHeader } from '../../../ui/ScreenHeader';
import { radius, sceneColors, space } from '../../../ui/theme/tokens';
import { FailureBanner } from '../../shared/FailureBanner';
import { isSendable, judgeFilm } from '../capture.model';
import { useQuote } from '../capture.queries';
import type { GuideState } from '../guide/guide.model';
import { FilmPreview } from '../FilmPreview';
import type { RecordedFilm } from '../recorded-film';

export interface ReviewPanelProps {
  storeId: string;
  film: RecordedFilm;
  /** What the guide saw while it was taken. */
  guide: GuideState;
  isSending: boolean;
  error: unknown;
  onSend: () => void;
  onRetake: () => void;
  onClose: () => void;
}

/** The film before it goes: look at it, see its size and price, send or film again. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { film, onSend, onRetake, onClose } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const quote = useQuote(props.storeId, film.durationMs);
  const verdict = judgeFilm(film, props.guide);
  const price =
    quote.data === undefined
      ? t('capture.priceLater')
      : t('credits.amount', { count: quote.data.credits });
  return (
    <Screen
      testID="capture-review"
      header={
        <ScreenHeader
          title={t('capture.reviewTitle')}
          back={{ label: t('common.close'), onPress: onClose }}
        />
      }
      footer={
        <>
          <FailureBanner error={props.error} />
          <Button
            testID="capture-send"
            label={t('capture.send')}
            icon="upload"
            size="large"
            busy={props.isSending}
            disabled={!isSendable(verdict)}
            onPress={onSend}
          />
          <Button
            testID="capture-retake"
            label={t('capture.retake')}
            icon="retry"
            tone="quiet"
            onPress={onRetake}
          />
        </>
      }
    >
      <View style={styles.preview}>
        <FilmPreview uri={film.previewUri} label={t('capture.preview')} />
      </View>
      <Card style={styles.facts}>
        <Fact
          label={t('capture.duration')}
          value={
            film.durationMs === null ? t('capture.durationUnknown') : formatClock(film.durationMs)
          }
        />
        <Fact label={t('capture.size')} value={formatBytes(film.sizeBytes, language)} />
        <Fact testID="capture-price" label={t('capture.price')} value={price} />
      </Card>
      {verdict !== 'fine' && (
        <Banner
          testID="capture-verdict"
          tone={isSendable(verdict) ? 'warning' : 'danger'}
          message={t(`capture.verdict.${verdict}`)}
        />
      )}
      {quote.data?.sufficient === false && (
        <Banner
          tone="warning"
          message={t('capture.insufficient', { count: quote.data.available ?? 0 })}
        />
      )}
      {verdict === 'fine' && quote.data?.sufficient !== false && (
        <Banner tone="success" icon="shield" message={t('capture.promise')} />
      )}
    </Screen>
  );
}

const styles = StyleSheet.create({
  preview: {
    height: 340,
    borderRadius: radius.lg,
    overflow: 'hidden',
    backgroundColor: sceneColors.black,
  },
  facts: { flexDirection: 'row', gap: space.md },
});
