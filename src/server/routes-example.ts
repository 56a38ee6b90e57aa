import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { exampleWorkbook } from '../app/init-workbook.ts';
import { PROBLEMS } from './parts.ts';
import { XLSX } from './routes-workbooks.ts';

/** The example, for those who want to see something before they have anything. */
export const addExampleRoute = (root: FastifyInstance): void => {
  root.withTypeProvider<ZodTypeProvider>().get(
    '/v1/example-workbook',
    {
      config: { access: 'known' },
      schema: {
        tags: ['workbooks'],
        summary: 'The filled example that planwright init makes',
        produces: [XLSX],
        response: { 200: z.unknown().describe('The file.'), ...PROBLEMS },
      },
    },
    async (_request, reply) =>
      reply.type(XLSX).header('content-disposition', 'attachment; filename="example.xlsx"').send(Buffer.from(exampleWorkbook())),
  );
};
