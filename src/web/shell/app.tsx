import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { makeQueryClient } from './query-client.ts';
import { router } from './router.tsx';
import { useSettings } from './settings.ts';

const queryClient = makeQueryClient();

export const App = () => {
  const { locale } = useSettings();
  return (
    <I18nProvider locale={locale ?? navigator.language}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
};
