import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/theme.css';
import './app/base.css';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html must have an element with the id "root".');
}
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
