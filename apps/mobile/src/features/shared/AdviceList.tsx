import { Picture } from '../../ui/Picture';
import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import type { SessionAdvice } from '../../lib/api/types';
import { Banner } from '../../ui/Banner';
import { radius, space } from '../../ui/theme/tokens';

/**
 * How the next film gets better, in the server's words, with the picture it speaks of. The
 * advice that refused the film is left out: it is the failure that the screen shows already.
 */
export function AdviceList({ advice }: { advice: SessionAdvice[] }) {
  const { t } = useTranslation();
  return (
    <>
      {advice
        .filter(({ severity }) => severity !== 'refusal')
        .map((each, index) => (
          <Banner
            key={`${each.code}-${each.fromMs}`}
            testID={`advice-${index}`}
            tone={each.severity === 'warning' ? 'warning' : 'info'}
            title={t('session.adviceTitle')}
            message={each.message}
          >
            {each.imageUrl !== null && (
              <Picture
                uri={each.imageUrl}
                label={t('session.advicePicture')}
                fit="cover"
                style={styles.picture}
              />
            )}
          </Banner>
        ))}
    </>
  );
}

const styles = StyleSheet.create({
  picture: { width: '100%', height: 130, borderRadius: radius.sm, marginTop: space.sm },
});
