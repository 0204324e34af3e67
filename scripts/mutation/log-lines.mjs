// What the app writes into its log changes nothing that anybody relies on: no faults are planted in such calls.
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

class LogLines {
  shouldIgnore({ node }) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
    const { object } = node.callee;
    const name = object.type === 'MemberExpression' ? object.property : object;
    return name.name === 'logger' ? 'a line of the log' : undefined;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Ignore, 'log-lines', LogLines)];
