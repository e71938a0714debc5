import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { FACES, faceOf } from '../faces/faces';
import { LanguageProvider } from '../i18n/LanguageProvider';
import { useWords } from '../i18n/useWords';
import { AnnouncerProvider } from '../ui/Announcer';
import { ServiceProvider } from './ServiceProvider';

const queries = new QueryClient({
  defaultOptions: { queries: { refetchOnWindowFocus: false }, mutations: { networkMode: 'always' } },
});
const pages = new Map(FACES.map((face) => [face.path, lazy(face.load)]));

/** The whole app: what all faces share, around the face of the page's path. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Guard>
          <AnnouncerProvider>
            <Page />
          </AnnouncerProvider>
        </Guard>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Page() {
  const { t } = useWords();
  const face = faceOf(location.pathname);
  const Shown = face === null ? undefined : pages.get(face.path);
  if (Shown === undefined) {
    return (
      <main className="notice-page">
        <h1>{t('app.notFound')}</h1>
        <a href="/">{t('app.notFound.home')}</a>
      </main>
    );
  }
  return (
    <ServiceProvider>
      <Suspense fallback={<p className="notice-page">{t('app.loading')}</p>}>
        <Shown />
      </Suspense>
    </ServiceProvider>
  );
}

/** Shows words instead of an empty page where something breaks. */
class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useWords();
  return (
    <main className="notice-page">
      <h1>{t('app.broken')}</h1>
      <button type="button" className="button button-primary" onClick={() => location.reload()}>
        {t('app.broken.reload')}
      </button>
    </main>
  );
}
