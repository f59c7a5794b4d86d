export { type Demo, type DemoShown, openDemo } from './demo.ts';
export { demoRoute } from './demo-route.ts';
export { ean13Svg } from './ean13-svg.ts';
