/** Custom elements manifest: the elements' API for editors, frameworks and our own tables. */
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** `define('portal-x', PortalX)` is how our elements register; the analyzer knows only the platform's. */
function definitions() {
  const tags = new Map();
  return {
    name: 'definitions',
    collectPhase({ts, node}) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, element] = node.arguments;
      if (tag && element && ts.isStringLiteral(tag)) tags.set(element.getText(), tag.text);
    },
    packageLinkPhase({customElementsManifest}) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations) {
          const tagName = tags.get(declaration.name);
          if (!tagName) continue;
          Object.assign(declaration, {customElement: true, tagName});
          module.exports.push({
            kind: 'custom-element-definition',
            name: tagName,
            declaration: {name: declaration.name, module: module.path},
          });
        }
      }
    },
  };
}

/** The source isn't published: what the manifest names is what `dist/` holds, without internals. */
function publishedPaths() {
  return {
    name: 'published-paths',
    packageLinkPhase({customElementsManifest: manifest}) {
      manifest.modules = manifest.modules.filter(({declarations}) =>
        declarations.some(({customElement}) => customElement),
      );
      const walk = (value) => {
        if (Array.isArray(value)) return value.forEach(walk);
        if (value === null || typeof value !== 'object') return;
        for (const key of ['path', 'module']) {
          if (typeof value[key] === 'string') value[key] = published(value[key]);
        }
        if (Array.isArray(value.members)) {
          value.members = value.members.filter(
            ({name, privacy}) => privacy !== 'private' && !name.startsWith('#'),
          );
        }
        // What the analyzer sees dispatched as a class has no name; the doc block names it.
        if (Array.isArray(value.events)) value.events = value.events.filter(({name}) => name);
        Object.values(value).forEach(walk);
      };
      walk(manifest);
    },
  };
}

export default {
  globs: ['src/elements/**/*.ts', 'src/setup/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [definitions(), publishedPaths()],
};
