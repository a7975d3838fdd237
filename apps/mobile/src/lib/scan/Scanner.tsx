import { CameraView, useCameraPermissions } from 'expo-camera';
import { useEffect, useRef } from 'react';
import { StyleSheet } from 'react-native';

import type { ScannerProps } from './scanner.props';

export function Scanner({ onCode, onFault }: ScannerProps) {
  const [permission, requestPermission] = useCameraPermissions();
  const last = useRef('');
  const fault = useRef(onFault);
  fault.current = onFault;
  useEffect(() => {
    if (permission === null || permission.granted) return;
    if (!permission.canAskAgain) {
      fault.current('denied');
      return;
    }
    void requestPermission().then((answer) => {
      if (!answer.granted) fault.current('denied');
    });
  }, [permission, requestPermission]);
  if (permission?.granted !== true) return null;
  return (
    <CameraView
      facing="back"
      style={StyleSheet.absoluteFill}
      barcodeScannerSettings={{
        barcodeTypes: ['ean13', 'ean8', 'upc_a', 'upc_e', 'itf14', 'code128'],
      }}
      onMountError={() => onFault('missing')}
      onBarcodeScanned={({ data }) => {
        if (data === last.current) return;
        last.current = data;
        onCode(data);
      }}
    />
  );
}
