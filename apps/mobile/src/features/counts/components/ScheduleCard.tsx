import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { Tag } from '../../../ui/Tag';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { useDateText } from '../../shared/use-date-text';
import type { Schedule } from '../counts.calls';
import { useScopeText } from '../use-plan-text';

export interface ScheduleCardProps {
  schedule: Schedule;
  index: number;
  canWrite: boolean;
  onActive: (active: boolean) => void;
  onRemove: () => void;
}

/** A count that comes round: how often, when next, and the way to pause or end it. */
export function ScheduleCard({ schedule, index, canWrite, onActive, onRemove }: ScheduleCardProps) {
  const { t } = useTranslation();
  const dateText = useDateText();
  const scopeText = useScopeText();
  const [isAsking, setAsking] = useState(false);
  const { active } = schedule;
  return (
    <Card testID={`schedule-${index}`} style={styles.card}>
      <View style={styles.head}>
        <View style={styles.text}>
          <Text variant="bodyStrong">{schedule.name}</Text>
          <Text variant="caption" color="inkMuted">
            {`${scopeText(schedule)} · ${t('schedules.every', { count: schedule.everyDays })}`}
          </Text>
          <Text variant="caption" color="inkMuted">
            {active ? t('schedules.next', { when: dateText(schedule.nextAt) }) : ''}
          </Text>
        </View>
        <Tag
          tone={active ? 'good' : 'neutral'}
          label={active ? t('schedules.active') : t('schedules.paused')}
        />
      </View>
      {canWrite && (
        <View style={styles.actions}>
          <Button
            testID={`schedule-pause-${index}`}
            label={active ? t('schedules.pause') : t('schedules.resume')}
            icon={active ? 'pause' : 'play'}
            tone="quiet"
            onPress={() => onActive(!active)}
          />
          <Button
            testID={`schedule-remove-${index}`}
            label={t('schedules.remove')}
            icon="trash"
            tone="quiet"
            onPress={() => setAsking(true)}
          />
        </View>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('schedules.removeTitle')}
        message={t('schedules.removeMessage', { name: schedule.name })}
        confirm={t('schedules.remove')}
        cancel={t('common.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          onRemove();
        }}
      />
    </Card>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.sm },
  head: { flexDirection: 'row', alignItems: 'flex-start', gap: space.md },
  text: { flex: 1, gap: space.xxs },
  actions: { flexDirection: 'row', flexWrap: 'wrap', gap: space.sm },
});
