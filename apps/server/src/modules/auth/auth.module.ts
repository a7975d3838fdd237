import { Global, Module } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { API_KEY_VERIFIER, AUTHENTICATOR } from '../../platform/http/ports.js';
import { AccessTokens, SIGNING_KEYS } from './access-tokens.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { AuthPersonalData } from './auth-personal-data.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuthController } from './auth.controller.js';
import { ChallengesRepository } from './challenges.repository.js';
import { ChallengesService } from './challenges.service.js';
import { LoginAttemptsRepository } from './login-attempts.repository.js';
import { LoginService } from './login.service.js';
import { MessageCourier } from './message-courier.js';
import { PasswordController } from './password.controller.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordService } from './password.service.js';
import { RegistrationService } from './registration.service.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SessionAuthenticator } from './session-authenticator.js';
import { SessionCloser } from './session-closer.js';
import { SessionCookies } from './session-cookies.js';
import { LoginDevicesController } from './login-devices.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { loadSigningKeys } from './signing-keys.js';
import { StaffAccounts } from './staff-accounts.js';
import { StaffAppointment } from './staff-appointment.js';

/** Accounts without any route: what the worker and the seed need. */
@Module({
  providers: [AccountsRepository, AccountsService, PasswordHasher, StaffAppointment],
  exports: [AccountsRepository, AccountsService, PasswordHasher, StaffAppointment],
})
export class AccountsModule {}

/** Who somebody is: register, log in, sessions. Global, because the one guard asks it. */
@Global()
@Module({
  imports: [AccountsModule],
  controllers: [
    ApiKeysController,
    AuthController,
    PasswordController,
    LoginDevicesController,
    SecondFactorController,
  ],
  providers: [
    {
      provide: SIGNING_KEYS,
      inject: [APP_CONFIG],
      useFactory: (config: AppConfig) => loadSigningKeys(config),
    },
    AccessTokens,
    AuthPersonalData,
    ChallengesRepository,
    ChallengesService,
    LoginAttemptsRepository,
    LoginService,
    MessageCourier,
    PasswordService,
    RegistrationService,
    SecondFactorRepository,
    SecondFactorService,
    SessionCloser,
    SessionCookies,
    SessionAuthenticator,
    SessionsRepository,
    SessionsService,
    StaffAccounts,
    ApiKeysService,
    { provide: AUTHENTICATOR, useExisting: SessionAuthenticator },
    { provide: API_KEY_VERIFIER, useExisting: ApiKeysService },
  ],
  exports: [AUTHENTICATOR, API_KEY_VERIFIER, AccountsModule, StaffAccounts],
})
export class AuthModule {}
