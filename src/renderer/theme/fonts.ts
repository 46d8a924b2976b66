// Static weights, not the variable font: Chromium can only put a variable font into a PDF as Type 3 drawings.
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/500.css';
import '@fontsource/noto-sans-sc/600.css';
import './fonts.css';
